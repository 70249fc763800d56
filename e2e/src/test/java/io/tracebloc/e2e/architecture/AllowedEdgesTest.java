package io.tracebloc.e2e.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AllowedEdgesTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.tracebloc");

  private final AllowedEdges edges = AllowedEdges.read();

  @Test
  void everyPackageHasARoom() {
    assertThat(CLASSES.stream().map(JavaClass::getPackageName).distinct())
        .isNotEmpty()
        .allSatisfy(name -> assertThat(edges.roomOf(name)).as(name).isPresent());
  }

  @Test
  void everyRoomHasAPackage() {
    assertThat(CLASSES.stream().flatMap(type -> edges.roomOf(type.getPackageName()).stream()))
        .containsAll(edges.rooms().keySet());
  }

  @Test
  void noRoomKnowsMoreThanItMay() {
    var forbidden = new TreeSet<String>();
    for (var type : CLASSES) {
      var room = edges.roomOf(type.getPackageName()).orElseThrow();
      type.getDirectDependenciesFromSelf().stream()
          .filter(dependency -> known(dependency).anyMatch(name -> !edges.allows(room, name)))
          .forEach(dependency -> forbidden.add(dependency.getDescription()));
    }
    assertThat(forbidden).isEmpty();
  }

  private Stream<String> known(Dependency dependency) {
    var target = dependency.getTargetClass().getBaseComponentType().getPackageName();
    return Stream.concat(edges.roomOf(target).stream(), edges.libraryOf(target).stream());
  }

  @Test
  void theEngineNeitherPrintsNorEndsTheProcess() {
    var engine = CLASSES.that(new InPackage("io.tracebloc.engine"));
    assertThat(engine.stream().flatMap(type -> type.getFieldAccessesFromSelf().stream()))
        .noneMatch(access -> access.getTargetOwner().isEquivalentTo(System.class));
    assertThat(engine.stream().flatMap(type -> type.getMethodCallsFromSelf().stream()))
        .noneMatch(AllowedEdgesTest::touchesTheProcess);
  }

  private static boolean touchesTheProcess(JavaMethodCall call) {
    var owner = call.getTargetOwner();
    var name = call.getName();
    return (owner.isEquivalentTo(System.class) && (name.equals("exit") || name.equals("getenv")))
        || (owner.isEquivalentTo(Runtime.class) && (name.equals("exit") || name.equals("halt")))
        || name.equals("printStackTrace");
  }
}
