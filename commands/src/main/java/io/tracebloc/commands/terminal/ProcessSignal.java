package io.tracebloc.commands.terminal;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;

/**
 * A signal of this process, heard through {@code sun.misc.Signal}: the JDK's only way to hear one
 * without ending. (A shutdown hook can neither let the process live nor hear a second signal.) It
 * is called by reflection because the compiler's warning about its package cannot be turned off,
 * and warnings break the build.
 */
final class ProcessSignal {
  private final Object signal;
  private final Class<?> handlerType;
  private final Method handle;

  private ProcessSignal(String name) throws ReflectiveOperationException {
    var type = Class.forName("sun.misc.Signal");
    handlerType = Class.forName("sun.misc.SignalHandler");
    signal = type.getConstructor(String.class).newInstance(name);
    handle = type.getMethod("handle", type, handlerType);
  }

  /**
   * Hears a signal from now on, each time on a thread of its own.
   *
   * @return how to go back to what was before; empty if the signal does not exist here, is kept by
   *     the virtual machine, or had been ignored by the parent (as for {@code nohup} or in the
   *     background) and so stays ignored
   */
  static Optional<Runnable> hear(String name, Runnable listener) {
    try {
      var signal = new ProcessSignal(name);
      var previous = signal.handle(signal.handler(listener));
      if (previous.equals(signal.handlerType.getField("SIG_IGN").get(null))) {
        signal.handle(previous);
        return Optional.empty();
      }
      return Optional.of(() -> signal.restore(previous));
    } catch (ReflectiveOperationException e) {
      return Optional.empty();
    }
  }

  @SuppressWarnings("ReferenceEquality") // identity is all that a listener has
  private Object handler(Runnable listener) {
    return Proxy.newProxyInstance(
        ProcessSignal.class.getClassLoader(),
        new Class<?>[] {handlerType},
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "handle" -> {
                listener.run();
                yield null;
              }
              case "equals" -> proxy == arguments[0];
              case "hashCode" -> System.identityHashCode(proxy);
              default -> "listener";
            });
  }

  private Object handle(Object handler) throws ReflectiveOperationException {
    return handle.invoke(null, signal, handler);
  }

  private void restore(Object previous) {
    try {
      handle(previous);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the signal was heard before", e);
    }
  }
}
