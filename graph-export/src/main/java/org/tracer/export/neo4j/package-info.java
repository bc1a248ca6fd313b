/** Writes what Neo4j reads. Imports {@code export} and what that imports. */
@NullMarked
package org.tracer.export.neo4j;

import org.jspecify.annotations.NullMarked;
