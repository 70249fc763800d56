/**
 * What the commands' annotations declare, as tables that take less time to read than annotations.
 */
package io.tracebloc.commands.declared;
