/** One page to look at in a browser, with everything in it and no network. */
@NullMarked
package org.tracer.export.html;

import org.jspecify.annotations.NullMarked;
