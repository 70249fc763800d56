package io.tracebloc.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracebloc.distribution.packages.Platform;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.ModuleAttribute;
import java.lang.classfile.attribute.StackMapTableAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.constant.ModuleDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jars of a class path become one of the program, one of all others, and native libraries. */
class LibrariesTest {
  @TempDir private Path directory;

  private Path jar(String name, Map<String, byte[]> files) throws IOException {
    var jar = directory.resolve(name);
    try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (var file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
        zip.closeEntry();
      }
    }
    return jar;
  }

  private static byte[] text(String text) {
    return text.getBytes(UTF_8);
  }

  private Libraries.Shipped shipped(Path... jars) throws IOException {
    return new Libraries(directory.resolve("work"), Platform.parse("linux-arm64"))
        .of(List.of(jars));
  }

  private static List<String> names(Path jar) throws IOException {
    return new Jar(jar).entries(name -> true);
  }

  @Test
  void theProgramAndTheOthersLieApart() throws IOException {
    var own = jar("engine.jar", Map.of("io/tracebloc/a.txt", text("a"), "META-INF/x", text("x")));
    var other = jar("other.jar", Map.of("b.txt", text("b"), "module-info.class", module()));
    var shipped = shipped(own, other);
    assertThat(names(shipped.jars().get("tracebloc.jar"))).containsExactly("io/tracebloc/a.txt");
    assertThat(names(shipped.jars().get("libraries.jar"))).containsExactly("b.txt");
  }

  @Test
  void onlyThisPlatformsNativeLibrariesAreShippedAndNotInJars() throws IOException {
    var jna =
        jar(
            "jna.jar",
            Map.of(
                "com/sun/jna/linux-aarch64/libjnidispatch.so", text("right"),
                "com/sun/jna/linux-x86-64/libjnidispatch.so", text("wrong"),
                "com/sun/jna/notes.txt", text("notes")));
    var helm = jar("linux-arm64.jar", Map.of("helm-linux-arm64.so", text("helm")));
    var shipped = shipped(jna, helm);
    assertThat(shipped.natives()).containsOnlyKeys("libjnidispatch.so", "libhelm.so");
    assertThat(shipped.natives().get("libjnidispatch.so")).hasContent("right");
    assertThat(shipped.natives().get("libhelm.so")).hasContent("helm");
    assertThat(names(shipped.jars().get("libraries.jar"))).containsExactly("com/sun/jna/notes.txt");
  }

  @Test
  void servicesOfAllJarsAreThere() throws IOException {
    var service = "META-INF/services/a.Service";
    var one = jar("one.jar", Map.of(service, text("one")));
    var two = jar("two.jar", Map.of(service, text("two")));
    new Jar(shipped(one, two).jars().get("libraries.jar"))
        .extract(service, directory.resolve("service"));
    assertThat(directory.resolve("service")).hasContent("one\ntwo");
  }

  @Test
  void theNewestFileThatFitsIsTaken() throws IOException {
    var many =
        jar(
            "many.jar",
            Map.of(
                "a", text("old"),
                "META-INF/versions/9/a", text("nine"),
                "META-INF/versions/21/a", text("twenty-one"),
                "META-INF/versions/9999/a", text("not yet")));
    assertThat(new Jar(many).files()).containsOnlyKeys("a");
    assertThat(new Jar(many).files().get("a")).isEqualTo(text("twenty-one"));
  }

  @Test
  void twoClassesOfOneNameAreRefused() throws IOException {
    var one = jar("one.jar", Map.of("A.class", oldClass("A", "x")));
    var two = jar("two.jar", Map.of("A.class", oldClass("A", "y")));
    assertThatThrownBy(() -> shipped(one, two)).hasMessage("two jars have a file A.class");
  }

  @Test
  void theSameJarsGiveTheSameBytes() throws IOException {
    var jar = jar("one.jar", Map.of("a", text("a"), "b", text("b")));
    var first = Files.readAllBytes(shipped(jar).jars().get("libraries.jar"));
    assertThat(shipped(jar).jars().get("libraries.jar")).hasBinaryContent(first);
  }

  @Test
  void oldClassesGetTheTablesThatTheirVerifierWants() throws IOException {
    var jar = jar("old.jar", Map.of("A.class", oldClass("A", "x")));
    var renewed = ClassFile.of().parse(new Jar(jar).files().get("A.class"));
    assertThat(renewed.majorVersion()).isEqualTo(ClassFile.JAVA_8_VERSION);
    assertThat(renewed.methods().getFirst().code().orElseThrow().attributes())
        .anyMatch(StackMapTableAttribute.class::isInstance);
  }

  private static byte[] module() {
    return ClassFile.of().buildModule(ModuleAttribute.of(ModuleDesc.of("m"), module -> {}));
  }

  /** A class of Java 5 with a method that branches, and a method of this name. */
  private static byte[] oldClass(String name, String method) {
    return ClassFile.of(ClassFile.StackMapsOption.DROP_STACK_MAPS)
        .build(
            ClassDesc.of(name),
            type ->
                type.withVersion(ClassFile.JAVA_5_VERSION, 0)
                    .withMethodBody(
                        method,
                        MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_int),
                        ClassFile.ACC_STATIC,
                        body ->
                            body.iload(0)
                                .ifThenElse(
                                    yes -> yes.iconst_1().ireturn(),
                                    no -> no.iconst_2().ireturn())));
  }
}
