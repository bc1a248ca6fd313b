/** From the text of an option to a value. Imports the library, picocli and nothing of the CLI. */
@NullMarked
package org.tracer.cli.converter;

import org.jspecify.annotations.NullMarked;
