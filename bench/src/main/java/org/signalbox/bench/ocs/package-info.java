/**
 * What a charged session costs: a generator in a process of its own opens, updates and ends data
 * sessions at a node, with the messages that a packet gateway sends.
 *
 * <p>Starting points: {@link org.signalbox.bench.ocs.SessionGenerator}, {@link
 * org.signalbox.bench.ocs.SessionClient}.
 *
 * <p>Rule of the package: the generator does no more for a message than to copy it and to write
 * what differs into it.
 */
@NullMarked
package org.signalbox.bench.ocs;

import org.jspecify.annotations.NullMarked;
