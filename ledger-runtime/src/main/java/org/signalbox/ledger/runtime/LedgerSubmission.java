package org.signalbox.ledger.runtime;

/**
 * A command on its way in.
 *
 * @param draft the command without its moment
 * @param admission how it is treated when room runs out
 * @param answers where its answer goes; one object for all commands of an event loop, so that a
 *     batch of answers costs it one wake-up
 */
public record LedgerSubmission(CommandDraft draft, Admission admission, AnswerPort answers) {}
