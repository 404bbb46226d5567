export default function answer(): number { // fault: a default export
  return 42;
}
