declare function hasPostgres(): boolean;
export = hasPostgres;
