package io.tracebloc.commands.declared;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;
import picocli.CommandLine.Model.IGetter;
import picocli.CommandLine.Model.ISetter;

/**
 * A field of an object, or of one that a field of it holds: {@code connection.namespace}. Looked
 * for only when it is used.
 *
 * @param root the object
 * @param path the names of the fields that lead to it
 */
record ObjectField(Object root, String path) implements IGetter, ISetter {
  @Override
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // picocli's interface
  public <T> T get() {
    try {
      var field = field();
      if (field.getType().isPrimitive()) {
        return (T) field.get(holder());
      }
      Object held = handle(field).get(holder());
      return (T) held;
    } catch (IllegalAccessException closed) {
      throw new IllegalStateException(closed);
    }
  }

  @Override
  public <T> T set(T value) {
    try {
      var field = field();
      if (field.getType().isPrimitive()) {
        field.set(holder(), value);
      } else {
        handle(field).set(holder(), (Object) value);
      }
      return null; // Nobody asks what was there before.
    } catch (IllegalAccessException closed) {
      throw new IllegalStateException(closed);
    }
  }

  /** Another way to the same, for which Java makes no classes. */
  private static VarHandle handle(Field field) throws IllegalAccessException {
    return MethodHandles.privateLookupIn(field.getDeclaringClass(), MethodHandles.lookup())
        .unreflectVarHandle(field);
  }

  /** The object whose field it is. */
  Object holder() {
    var dot = path.lastIndexOf('.');
    return dot < 0 ? root : new ObjectField(root, path.substring(0, dot)).get();
  }

  /** The field itself. */
  Field field() {
    var name = path.substring(path.lastIndexOf('.') + 1);
    for (Class<?> type = holder().getClass(); type != null; type = type.getSuperclass()) {
      for (var field : type.getDeclaredFields()) {
        if (field.getName().equals(name)) {
          field.setAccessible(true);
          return field;
        }
      }
    }
    throw new IllegalStateException("a table that names the field " + path);
  }
}
