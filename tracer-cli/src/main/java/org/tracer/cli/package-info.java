/**
 * The {@code tracer} command: start, exit codes, error reports. Commands, options, converters and
 * rendering live in the packages below; only {@code TracerCli.main} ends the process.
 */
@NullMarked
package org.tracer.cli;

import org.jspecify.annotations.NullMarked;
