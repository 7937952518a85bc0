/**
 * Accounts and their balances, as {@code APIerSv1} and {@code APIerSv2} know them.
 *
 * <p>Starting points: {@link org.signalbox.rpc.account.AccountMethods} has all methods, {@code
 * BalanceRequest} reads what is to be done to a balance, {@code AccountJson} writes accounts. Every
 * change is one command of the ledger: it is done wholly and on the disk when it is answered.
 */
@NullMarked
package org.signalbox.rpc.account;

import org.jspecify.annotations.NullMarked;
