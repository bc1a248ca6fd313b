package org.tracer.export.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a report says beside its trace, in the words of who makes it.
 *
 * @param date when the report is from; null for the time of the last block looked at
 * @param document what the trace document that was read is called
 * @param sha256 of that document, in lower-case hexadecimal digits
 */
public record ReportDetails(
    @Nullable String caseId,
    @Nullable String authority,
    @Nullable String purpose,
    @Nullable String question,
    @Nullable String operator,
    @Nullable Instant date,
    String document,
    String sha256) {}
