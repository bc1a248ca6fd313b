/** One class for each verb of the command line. May import everything of the project. */
@NullMarked
package org.tracer.cli.command;

import org.jspecify.annotations.NullMarked;
