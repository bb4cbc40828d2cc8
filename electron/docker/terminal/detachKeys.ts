// The keys that make Docker drop a connection. There is no way to have none, and the default swallows Ctrl+P. Docker
// holds back a key that may begin the sequence until the next one comes, so it begins with the least missed: NUL
// (Ctrl+Space), which sets a mark in editors and shows nothing.

export const DETACH_KEYS = 'ctrl-@,ctrl-^,ctrl-@,ctrl-_,ctrl-@,ctrl-^,ctrl-@,ctrl-_,ctrl-@';
