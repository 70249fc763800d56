package io.tracebloc.e2e.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;

/** Classes in a package or below it. */
final class InPackage extends DescribedPredicate<JavaClass> {
  private final String name;

  InPackage(String name) {
    super("in package " + name);
    this.name = name;
  }

  @Override
  public boolean test(JavaClass type) {
    return type.getPackageName().equals(name) || type.getPackageName().startsWith(name + ".");
  }
}
