package io.tracebloc.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Code that Java would make at run time is written out, and does the same. */
class WrittenOutTest {
  sealed interface Shape {
    /** Its code lies in an interface. */
    static String kind(Shape shape) {
      return switch (shape) {
        case Circle _ -> "round";
        case Box _ -> "square";
      };
    }
  }

  record Circle(double radius, float shade, String name) implements Shape {}

  record Box(
      int width, long height, char mark, boolean open, byte few, short some, List<String> notes)
      implements Shape {}

  /** Answers in one text what each switch and each comparison says. */
  static final class Sample implements UnaryOperator<String> {
    @Override
    public String apply(String word) {
      var values = new ArrayList<Object>();
      values.add(word);
      values.addAll(List.of(7, -7, 'x', 2.5, new Circle(0, 0, "a"), box(1, "b"), List.of(word)));
      values.add(null);
      var told = new ArrayList<String>();
      values.forEach(value -> told.add(describe(value)));
      told.add(Shape.kind(new Circle(1, 1, "c")) + Shape.kind(box(2, "d")));
      told.addAll(compared());
      return String.join(" ", told);
    }

    private static Box box(int width, String note) {
      return new Box(width, 1L << 40, 'm', true, (byte) 3, (short) -4, List.of(note));
    }

    private static String describe(Object value) {
      return switch (value) {
        case null -> "nothing";
        case String text when text.isEmpty() -> "empty";
        case String text -> text;
        case Integer number when number > 0 -> "positive";
        case Number number -> "number" + number;
        case Circle(double radius, float _, String name) when radius > 0 -> name;
        case Shape shape -> Shape.kind(shape);
        default -> value.getClass().getSimpleName();
      };
    }

    private static List<String> compared() {
      var records =
          new Object[] {
            new Circle(Double.NaN, 1, null),
            new Circle(Double.NaN, 1, null),
            new Circle(0.0, Float.NaN, "a"),
            new Circle(-0.0, Float.NaN, "a"),
            box(1, "b"),
            box(1, "b"),
            box(2, "b"),
            box(1, "c"),
            "b",
            null
          };
      var told = new ArrayList<String>();
      for (var one : records) {
        for (var other : records) {
          told.add(String.valueOf(Objects.equals(one, other)));
        }
        told.add(String.valueOf(Objects.hash(one, one)));
      }
      told.add(records[4].toString());
      return told;
    }
  }

  /** Loads these classes as they are written out. */
  private static final class Loader extends ClassLoader {
    Loader() {
      super(WrittenOutTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(WrittenOutTest.class.getName())) {
        return super.loadClass(name, resolve);
      }
      var known = findLoadedClass(name);
      if (known != null) {
        return known;
      }
      var bytes = writtenOut(name);
      return defineClass(name, bytes, 0, bytes.length);
    }
  }

  private static byte[] writtenOut(String name) {
    try (var file =
        WrittenOutTest.class.getResourceAsStream("/" + name.replace('.', '/') + ".class")) {
      var classes = ClassFile.of();
      var written = new WrittenOut(classes.parse(file.readAllBytes()));
      return written.bytes(classes);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> calls(byte[] type) {
    return ClassFile.of().parse(type).methods().stream()
        .flatMap(method -> method.code().stream())
        .flatMap(code -> code.elementStream())
        .filter(InvokeDynamicInstruction.class::isInstance)
        .map(call -> ((InvokeDynamicInstruction) call).bootstrapMethod().methodName())
        .toList();
  }

  @Test
  void itDoesTheSame() throws ReflectiveOperationException {
    var type = new Loader().loadClass(Sample.class.getName());
    var constructor = type.getDeclaredConstructor();
    constructor.setAccessible(true);
    @SuppressWarnings("unchecked")
    var sample = (UnaryOperator<String>) constructor.newInstance();
    for (var word : List.of("", "word")) {
      assertThat(sample.apply(word)).isEqualTo(new Sample().apply(word));
    }
  }

  @Test
  void nothingIsLeftToBeMade() {
    for (var type : List.of(Sample.class, Shape.class, Circle.class, Box.class)) {
      assertThat(calls(writtenOut(type.getName()))).doesNotContain("typeSwitch");
    }
    assertThat(calls(writtenOut(Box.class.getName()))).containsExactly("bootstrap"); // toString
  }

  @Test
  void aClassWithoutSuchCodeIsNotTouched() throws IOException {
    try (var file = WrittenOut.class.getResourceAsStream("Folder.class")) {
      var bytes = file.readAllBytes();
      assertThat(new WrittenOut(ClassFile.of().parse(bytes)).isNeeded()).isTrue();
    }
    try (var file = Object.class.getResourceAsStream("Object.class")) {
      assertThat(new WrittenOut(ClassFile.of().parse(file.readAllBytes())).isNeeded()).isFalse();
    }
  }
}
