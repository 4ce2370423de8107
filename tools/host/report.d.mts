export declare const CLOSING_LINE: RegExp;
export declare function readResult(
  name: string,
  report: string,
  progress: string,
): { readonly passed: number; readonly failed: number; readonly cutOff?: string };
