package io.tracebloc.sandbox.standin.database;

import java.io.IOException;

/** What the server answered to a statement that it refused. */
public final class DatabaseException extends IOException {
  private static final long serialVersionUID = 1L;

  private final int code;

  DatabaseException(int code, String message) {
    super(message);
    this.code = code;
  }

  /** The server's number for it, for example 1146 where a table is missing. */
  public int code() {
    return code;
  }
}
