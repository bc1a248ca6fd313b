package org.tracer.evidence;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a case is about, as the operator states it when the case is opened.
 *
 * @param id of the case, such as a file number
 * @param authority the legal basis
 * @param purpose what is to be found out
 * @param necessity why it is needed and in proportion
 * @param retention the last day on which the data may be kept; null if none is set
 */
public record CaseDetails(
    String id,
    String title,
    String authority,
    String purpose,
    String necessity,
    @Nullable LocalDate retention) {}
