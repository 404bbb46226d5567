/** Desktop browsers have no native scanner, as in Lightning Experience outside of the mobile app. */
export const getBarcodeScanner = (): { isAvailable: () => boolean } => ({ isAvailable: () => false });
