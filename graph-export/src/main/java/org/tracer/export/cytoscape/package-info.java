/**
 * Writes what Cytoscape, NDEx and Cytoscape.js read. Imports {@code export} and what that imports.
 */
@NullMarked
package org.tracer.export.cytoscape;

import org.jspecify.annotations.NullMarked;
