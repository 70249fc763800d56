package io.tracebloc.commands.declared;

import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/**
 * Makes what picocli asks for as picocli itself does, which is asked only then: when its own
 * factory is made, it looks for a class of Groovy, for which all jars are opened.
 */
public final class Instances implements IFactory {
  /** For everybody. */
  public static final Instances FACTORY = new Instances();

  private Instances() {}

  @Override
  public <K> K create(Class<K> type) throws Exception {
    return CommandLine.defaultFactory().create(type);
  }
}
