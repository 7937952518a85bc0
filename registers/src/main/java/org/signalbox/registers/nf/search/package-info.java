/**
 * Finding network functions.
 *
 * <p>Starting points: {@link org.signalbox.registers.nf.search.NfSearch}, {@link
 * org.signalbox.registers.nf.search.NfQuery}, {@link
 * org.signalbox.registers.nf.search.NfCondition}.
 *
 * <p>Rule of the package: the index names candidates, the conditions decide. A wrong index can make
 * a search slow or miss something; it can never let something through.
 */
@NullMarked
package org.signalbox.registers.nf.search;

import org.jspecify.annotations.NullMarked;
