/**
 * Writes entities of FollowTheMoney. Imports {@code export}, {@code export.flow} and {@code graph}.
 */
@NullMarked
package org.tracer.export.ftm;

import org.jspecify.annotations.NullMarked;
