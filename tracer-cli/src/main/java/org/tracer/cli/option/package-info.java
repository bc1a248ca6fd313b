/** Options that several commands share, one class for each theme, and what they mean. */
@NullMarked
package org.tracer.cli.option;

import org.jspecify.annotations.NullMarked;
