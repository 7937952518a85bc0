package org.signalbox.app.internal.ocs;

import org.signalbox.app.internal.ocs.CreditRequests.Step;

/**
 * One request and its answer.
 *
 * @param at units used when it was sent
 */
public record CreditStep(long at, Step step, CreditAnswer answer) {}
