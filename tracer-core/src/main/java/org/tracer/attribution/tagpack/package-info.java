/**
 * TagPacks and actor packs of GraphSense, read and written. Imports {@code attribution} and {@code
 * error}.
 */
@NullMarked
package org.tracer.attribution.tagpack;

import org.jspecify.annotations.NullMarked;
