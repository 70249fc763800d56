package io.tracebloc.e2e;

import io.tracebloc.sandbox.standin.release.PlatformSpec;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** At a {@link Workplace} parameter: what stands in its namespace when the test begins. */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@interface WithPlatform {
  /** One of {@link PlatformSpec#PLATFORMS}. */
  String value();
}
