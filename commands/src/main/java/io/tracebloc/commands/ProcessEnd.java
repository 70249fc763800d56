package io.tracebloc.commands;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/**
 * The end of this process. The virtual machine waits 300 ms at its end for threads that are in the
 * kernel, and once a virtual thread has read from a socket there is always one: the JDK's poller,
 * which cannot be ended. Where the launcher allows it, such a process ends by the operating system
 * instead. That passes over shutdown hooks, of which the program has none (a test looks through all
 * that is shipped), and over what the virtual machine itself writes at its end, which only its
 * options ask for; so the launcher forbids it where it was given options.
 */
public final class ProcessEnd {
  /** {@code at-once} where the virtual machine need not end itself. */
  private static final String ALLOWED = "tracebloc.end";

  private ProcessEnd() {}

  /** Ends the process with this exit code. All output must have been written. */
  public static void with(int code) {
    if (System.getProperty(ALLOWED, "").equals("at-once") && isPolled()) {
      System.out.flush();
      System.err.flush();
      call("_exit", code);
    }
    System.exit(code);
  }

  /** Calls a function that does nothing here in the same way, so that the way is known. */
  static void rehearse() {
    call("srand", 1);
  }

  /** Whether the JDK's thread that waits for sockets of virtual threads was started. */
  private static boolean isPolled() {
    var group = Thread.currentThread().getThreadGroup();
    while (group.getParent() != null) {
      group = group.getParent();
    }
    // Threads may start meanwhile; those that count are there already.
    var threads = new Thread[group.activeCount() + 32];
    return Arrays.stream(threads, 0, group.enumerate(threads))
        .anyMatch(thread -> thread.getName().contains("Poller"));
  }

  /** Calls a function of the C library that takes a number; does nothing where there is none. */
  @SuppressWarnings("restricted")
  private static void call(String function, int argument) {
    var linker = Linker.nativeLinker();
    var address = linker.defaultLookup().find(function);
    if (address.isEmpty()) {
      return;
    }
    var type = FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT);
    try {
      linker.downcallHandle(address.get(), type).invokeExact(argument);
    } catch (Throwable unusual) {
      throw new IllegalStateException(function + " cannot be called", unusual);
    }
  }
}
