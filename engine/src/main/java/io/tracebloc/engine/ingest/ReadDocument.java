package io.tracebloc.engine.ingest;

import java.util.List;

/** One document of a user's file, checked against the schema. */
public sealed interface ReadDocument permits LocalDocument, RemoteDocument, InvalidDocument {
  /** What to call it: the file as the user named it, and which of its documents, printable. */
  String name();

  /** What the user should know about it, printable. */
  List<String> remarks();
}
