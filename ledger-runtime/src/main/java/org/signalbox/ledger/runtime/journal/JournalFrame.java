package org.signalbox.ledger.runtime.journal;

/**
 * One entry of the journal.
 *
 * @param position 1 for the first; each the one before plus 1
 * @param batchStart the position of the first frame of the write it went to the disk with: when it
 *     was written, all before that one had been synced
 * @param term how often the journal had been opened for writing; never goes down
 * @param payload 1 to {@value JournalConfig#PAYLOAD_OCTETS_MAX} octets, not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared; a copy for each frame would cost.
public record JournalFrame(long position, long batchStart, int term, byte[] payload) {}
