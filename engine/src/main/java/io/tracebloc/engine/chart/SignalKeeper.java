package io.tracebloc.engine.chart;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/**
 * Keeps the process's own handling of Ctrl-C while Helm's library is at work: the Go runtime in it
 * takes these signals for itself, at a time that nobody is told, and never gives them back. So they
 * are claimed again and again until the call is over. Reached by reflection, as the compiler's
 * warning about the package cannot be turned off.
 */
final class SignalKeeper implements AutoCloseable {
  private final List<Kept> kept;

  private SignalKeeper(List<Kept> kept) {
    this.kept = kept;
  }

  /** Keeps the signals that end a program. */
  static SignalKeeper ofTermination() {
    return new SignalKeeper(
        Stream.of("INT", "TERM").map(Kept::of).flatMap(Optional::stream).toList());
  }

  /** Claims the signals again. */
  void claim() {
    kept.forEach(Kept::claim);
  }

  /** Claims them for the last time, for those who had them before. */
  @Override
  public void close() {
    kept.forEach(Kept::restore);
  }

  /** One signal, passed on to its handler. */
  private static final class Kept {
    private final Object signal;
    private final Method handle;
    private final Object passing;
    private final CountDownLatch known = new CountDownLatch(1);
    private final boolean passedOn;
    private volatile Object previous;

    private Kept(String name) throws ReflectiveOperationException {
      var type = Class.forName("sun.misc.Signal");
      var handlerType = Class.forName("sun.misc.SignalHandler");
      signal = type.getConstructor(String.class).newInstance(name);
      handle = type.getMethod("handle", type, handlerType);
      passing = passing(handlerType);
      previous = handle.invoke(null, signal, passing);
      known.countDown();
      var natives =
          List.of(
              handlerType.getField("SIG_IGN").get(null), handlerType.getField("SIG_DFL").get(null));
      passedOn = !natives.contains(previous);
      if (!passedOn) {
        // There is nobody to pass it on to.
        handle.invoke(null, signal, previous);
      }
    }

    /** Empty where the signal does not exist, or the virtual machine keeps it. */
    static Optional<Kept> of(String name) {
      try {
        return Optional.of(new Kept(name));
      } catch (ReflectiveOperationException e) {
        return Optional.empty();
      }
    }

    @SuppressWarnings("ReferenceEquality") // identity is all that a handler has
    private Object passing(Class<?> handlerType) throws ReflectiveOperationException {
      var call = handlerType.getMethod("handle", signal.getClass());
      return Proxy.newProxyInstance(
          SignalKeeper.class.getClassLoader(),
          new Class<?>[] {handlerType},
          (proxy, method, arguments) ->
              switch (method.getName()) {
                case "handle" -> {
                  known.await();
                  yield call.invoke(previous, arguments);
                }
                case "equals" -> proxy == arguments[0];
                case "hashCode" -> System.identityHashCode(proxy);
                default -> "kept by SignalKeeper";
              });
    }

    void claim() {
      set(passedOn ? passing : previous);
    }

    void restore() {
      set(previous);
    }

    private void set(Object handler) {
      try {
        handle.invoke(null, signal, handler);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("the signal was set before", e);
      }
    }
  }
}
