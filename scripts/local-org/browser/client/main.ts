import '@lwc/synthetic-shadow';
import ToastContainer from 'lightning/toastContainer';
import { startShell } from './shell/shell.ts';

const toasts = ToastContainer.instance();
toasts.maxToasts = 3;
toasts.toastPosition = 'top-center';
startShell();
