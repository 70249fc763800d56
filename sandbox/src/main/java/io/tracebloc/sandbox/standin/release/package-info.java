/**
 * What an installed release of the tracebloc {@code client} chart looks like through the API
 * (releases.md 1 and 2): its objects and the record that Helm keeps of it.
 */
package io.tracebloc.sandbox.standin.release;
