export declare function digestSources(
  metafiles: readonly { readonly inputs: Readonly<Record<string, unknown>> }[],
  root: string,
): Record<string, string>;
export declare function describeStaleBuild(root: string): string | undefined;
export declare function refuseStaleBuild(root: string): void;
