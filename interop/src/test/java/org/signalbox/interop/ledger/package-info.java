/** The ledger of the real program: killed, on a slow, a failing and a full disk, backed up. */
package org.signalbox.interop.ledger;
