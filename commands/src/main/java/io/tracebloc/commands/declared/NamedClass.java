package io.tracebloc.commands.declared;

/** Classes that a table names. */
final class NamedClass {
  private NamedClass() {}

  /** The class, not initialised. */
  static Class<?> find(String name) {
    try {
      return Class.forName(name, false, NamedClass.class.getClassLoader());
    } catch (ClassNotFoundException gone) {
      throw new IllegalStateException(gone);
    }
  }

  /** A new object of the class. */
  static <T> T create(String name, Class<T> kind) {
    try {
      var constructor = find(name).getDeclaredConstructor();
      constructor.setAccessible(true);
      return kind.cast(constructor.newInstance());
    } catch (ReflectiveOperationException unusable) {
      throw new IllegalStateException(unusable);
    }
  }
}
