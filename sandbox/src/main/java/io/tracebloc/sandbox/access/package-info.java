/** Who calls, and what they may do: certificates, tokens, roles. */
package io.tracebloc.sandbox.access;
