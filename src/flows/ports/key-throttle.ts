import { LoginThrottle } from './login-throttle.js';

/** Tries with keys, counted apart from log-ins: a forgotten program that keeps trying shuts no person out. */
export abstract class KeyThrottle extends LoginThrottle {}
