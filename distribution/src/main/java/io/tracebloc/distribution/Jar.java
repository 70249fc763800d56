package io.tracebloc.distribution;

import java.io.IOException;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.MethodModel;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A library's jar.
 *
 * @param path where it lies
 */
record Jar(Path path) {
  /** Java 6: from there on classes say what their verifier needs to know. */
  private static final int CHECKED_BY_TABLES = 50;

  /**
   * Needs a part of Java that is not shipped, notices that when its only instance is made, and is
   * then done without. A class that fails so is in no cache, and is looked for in the jars at each
   * start.
   */
  private static final String NEVER_MADE =
      "tools/jackson/databind/ext/beans/JavaBeansAnnotationsImpl";

  private static final Pattern FOR_A_VERSION = Pattern.compile("META-INF/versions/(\\d+)/(.+)");

  /** The file's name. */
  String name() {
    return path.getFileName().toString();
  }

  /** The names of its entries that are accepted. */
  List<String> entries(Predicate<String> accepted) throws IOException {
    try (var zip = new ZipFile(path.toFile())) {
      return Collections.list(zip.entries()).stream()
          .map(ZipEntry::getName)
          .filter(accepted)
          .toList();
    }
  }

  /** Puts one entry's content into a file. */
  void extract(String entry, Path target) throws IOException {
    Files.createDirectories(target.getParent());
    try (var zip = new ZipFile(path.toFile());
        var content = zip.getInputStream(zip.getEntry(entry))) {
      Files.copy(content, target);
    }
  }

  /**
   * The files in it as this Java sees them: where there are several for different versions of Java,
   * the newest that fits. Classes from before Java 6 come with the tables that their verifier was
   * later given: without them the virtual machine cannot link a class ahead of time. Others have
   * {@linkplain WrittenOut code written out} that Java would make at run time.
   */
  Map<String, byte[]> files() throws IOException {
    var files = new TreeMap<String, byte[]>();
    var versions = new TreeMap<String, Integer>();
    try (var zip = new ZipFile(path.toFile());
        var loader = new URLClassLoader(new URL[] {path.toUri().toURL()})) {
      var classes = classes(loader);
      for (var entry : Collections.list(zip.entries())) {
        var special = FOR_A_VERSION.matcher(entry.getName());
        var version = special.matches() ? Integer.parseInt(special.group(1)) : 0;
        var name = special.matches() ? special.group(2) : entry.getName();
        if (!entry.isDirectory()
            && version <= Runtime.version().feature()
            && version >= versions.getOrDefault(name, 0)) {
          var content = zip.getInputStream(entry).readAllBytes();
          files.put(name, name.endsWith(".class") ? checked(content, classes) : content);
          versions.put(name, version);
        }
      }
    }
    return files;
  }

  private static ClassFile classes(ClassLoader loader) {
    return ClassFile.of(
        StackMapsOption.GENERATE_STACK_MAPS,
        ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(loader)));
  }

  private static boolean isInitializer(ClassElement element) {
    return element instanceof MethodModel method && method.methodName().equalsString("<clinit>");
  }

  private static byte[] checked(byte[] content, ClassFile classes) {
    var model = classes.parse(content);
    if (model.thisClass().asInternalName().equals(NEVER_MADE)) {
      return classes.transformClass(model, ClassTransform.dropping(Jar::isInitializer));
    }
    if (model.majorVersion() >= CHECKED_BY_TABLES) {
      var written = new WrittenOut(model);
      return written.isNeeded() ? written.bytes(classes) : content;
    }
    ClassTransform bodies =
        ClassTransform.transformingMethodBodies((body, element) -> body.with(element));
    return classes.transformClass(
        model,
        bodies.andThen(
            (type, element) -> {
              if (element instanceof ClassFileVersion) {
                type.withVersion(ClassFile.JAVA_8_VERSION, 0);
              } else {
                type.with(element);
              }
            }));
  }
}
