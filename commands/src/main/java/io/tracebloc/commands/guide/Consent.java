package io.tracebloc.commands.guide;

import io.tracebloc.commands.Invocation;

/** Asks a person before something is done that cannot be undone. */
public final class Consent {
  private final Questions questions;

  /** Asks the person of this call. */
  public Consent(Invocation invocation) {
    questions = new Questions(invocation.streams(), invocation.terminal().errorStyle());
  }

  /** Whether the person agrees; an empty answer is a no. */
  public boolean to(String question) {
    return questions.agree(question);
  }
}
