/** What a report says of a trace, the same for outputs and accounts. */
@NullMarked
package org.tracer.export.report.facts;

import org.jspecify.annotations.NullMarked;
