/**
 * The WAR and the RAR as they are shipped, on Payara Micro through Arquillian, between a real
 * database and a simulated True Pulse. All tests share one deployment, and each leaves it with
 * nothing waiting.
 */
package io.callrelay.deployed;
