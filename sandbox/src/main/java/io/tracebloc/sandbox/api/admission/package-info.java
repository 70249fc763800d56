/** What happens to an object before it is kept: defaults, rules, Pod Security. */
package io.tracebloc.sandbox.api.admission;
