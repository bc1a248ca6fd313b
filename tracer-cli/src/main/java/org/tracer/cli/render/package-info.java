/** Results as text for a person, and as JSON where the library has no document for them. */
@NullMarked
package org.tracer.cli.render;

import org.jspecify.annotations.NullMarked;
