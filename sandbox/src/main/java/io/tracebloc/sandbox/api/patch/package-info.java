/** The ways to change an object by sending only the change. */
package io.tracebloc.sandbox.api.patch;
