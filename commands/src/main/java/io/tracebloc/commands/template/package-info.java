/** What would be submitted, as text for repositories that are applied by other programs. */
package io.tracebloc.commands.template;
