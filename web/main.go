//go:build js && wasm

// Command web is the half of the page that is written in Go: it runs in a Web Worker and answers questions of package
// bridge. The other half is TypeScript in web/src.
package main

import (
	"context"
	"syscall/js"

	"rofz/web/bridge"
)

func main() {
	b := bridge.New()
	js.Global().Set("rofzAnswer", js.FuncOf(func(_ js.Value, args []js.Value) any {
		b.Answer(context.Background(), args[0].String(), func(event string) { args[1].Invoke(event) })
		return nil
	}))
	js.Global().Call("rofzReady")
	select {} // the functions of a program that has ended cannot be called
}
