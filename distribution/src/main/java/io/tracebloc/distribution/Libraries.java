package io.tracebloc.distribution;

import io.tracebloc.distribution.notices.HelmLibrary;
import io.tracebloc.distribution.packages.Platform;
import io.tracebloc.distribution.packages.Tree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The class path of the program as it is shipped: one jar of its own classes, one of all libraries.
 * Native libraries lie beside them, ready to be loaded, instead of being unpacked to the temporary
 * folder by each process; those of other kinds of machines are left out.
 *
 * @param work a folder for what is made of the jars; emptied first
 * @param platform the kind of machine that they are for
 */
record Libraries(Path work, Platform platform) {
  /** Its own classes. */
  static final String PROGRAM = "tracebloc.jar";

  /** All others. */
  static final String OTHERS = "libraries.jar";

  /**
   * What is shipped.
   *
   * @param jars files for the class path, by name
   * @param natives native libraries, by name
   */
  record Shipped(Map<String, Path> jars, Map<String, Path> natives) {}

  /** Makes what is shipped of the jars of a class path. */
  Shipped of(List<Path> classPath) throws IOException {
    Tree.delete(work);
    var own = new ArrayList<Jar>();
    var others = new ArrayList<Jar>();
    var natives = new LinkedHashMap<String, Path>();
    for (var path : classPath) {
      var jar = new Jar(path);
      var helm = jar.entries(entry -> entry.matches(HelmLibrary.ENTRY));
      if (!helm.isEmpty()) {
        natives.put(platform.library("helm"), extracted(jar, helm.getFirst()));
      } else {
        (isOwn(jar) ? own : others).add(jar);
      }
      var dispatch = jar.entries(this::isDispatch);
      if (!dispatch.isEmpty()) {
        natives.put(platform.library("jnidispatch"), extracted(jar, dispatch.getFirst()));
      }
    }
    return new Shipped(Map.of(PROGRAM, one(PROGRAM, own), OTHERS, one(OTHERS, others)), natives);
  }

  private static boolean isOwn(Jar jar) throws IOException {
    return !jar.entries(entry -> entry.startsWith("io/tracebloc/")).isEmpty();
  }

  private boolean isDispatch(String entry) {
    return isNativeOfJna(entry) && entry.startsWith("com/sun/jna/" + platform.jna() + "/");
  }

  private static boolean isNativeOfJna(String entry) {
    return entry.matches("com/sun/jna/[^/]+/(lib)?jnidispatch\\.[a-z]+");
  }

  private Path extracted(Jar jar, String entry) throws IOException {
    var target = work.resolve("native").resolve(entry.substring(entry.lastIndexOf('/') + 1));
    jar.extract(entry, target);
    return target;
  }

  private Path one(String name, List<Jar> jars) throws IOException {
    var jar = work.resolve(name);
    new OneJar(jar).of(jars, entry -> !isNativeOfJna(entry));
    return jar;
  }
}
