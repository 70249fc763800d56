/**
 * Puts launchers, jars, a Java runtime and the licence together as one folder that can be moved,
 * packed and linked to. Run by the build under the JDK whose runtime is shipped.
 */
package io.tracebloc.distribution;
